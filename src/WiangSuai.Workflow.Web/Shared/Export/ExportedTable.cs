namespace WiangSuai.Workflow.Web.Shared;

/// <summary>Kinds of file that every list is offered as.</summary>
public enum ListFormat
{
    Csv,
    Xlsx,
}

/// <summary>A list on its way into a file: headings and rows, read one after another and never held together.</summary>
/// <param name="Name">Of the file, without its ending, and of the sheet.</param>
/// <param name="Rows">Values: text, whole numbers, <see cref="decimal"/>, <see cref="DateOnly"/>, <see cref="DateTimeOffset"/>, true and false; null for an empty cell.</param>
public sealed record ExportedTable(string Name, IReadOnlyList<string> Headings, IAsyncEnumerable<IReadOnlyList<object?>> Rows)
{
    /// <summary>The columns of a list, each with its heading and what it says of a row.</summary>
    public static ExportedTable Of<T>(string name, IAsyncEnumerable<T> rows, params IReadOnlyList<(string Heading, Func<T, object?> Value)> columns)
    {
        return new ExportedTable(name, [.. columns.Select(column => column.Heading)], Values());

        async IAsyncEnumerable<IReadOnlyList<object?>> Values()
        {
            await foreach (var row in rows)
                yield return [.. columns.Select(column => column.Value(row))];
        }
    }

    /// <summary>A list that was read whole, because a page shows it whole.</summary>
    public static ExportedTable Of<T>(string name, IEnumerable<T> rows, params IReadOnlyList<(string Heading, Func<T, object?> Value)> columns) => Of(name, rows.ToAsyncEnumerable(), columns);
}
