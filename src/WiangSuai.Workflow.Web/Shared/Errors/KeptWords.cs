namespace WiangSuai.Workflow.Web.Shared.Errors;

/// <summary>The words that somebody typed into a form that was not taken, so that they can be copied: no secrets, and nothing that a page filled in itself.</summary>
static class KeptWords
{
    /// <summary>Shorter values are numbers, choices and keys, which nobody minds choosing again.</summary>
    const int ShortestWorthKeeping = 15;

    const int MostBytes = 256 * 1024;

    static readonly string[] Secrets = ["Password", "Current", "New", "Again", "Code", "Recovery", "credential", "Key", "Hash"];

    /// <summary>Reads the form; none where what was sent is no form, or one with files.</summary>
    public static async Task<IReadOnlyList<string>> Of(HttpRequest request, CancellationToken ct)
    {
        if (!HttpMethods.IsPost(request.Method) || request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true || request.ContentLength > MostBytes)
            return [];
        return
        [
            .. from field in await request.ReadFormAsync(ct)
               where !field.Key.StartsWith('_') && !Secrets.Any(secret => field.Key.EndsWith(secret, StringComparison.OrdinalIgnoreCase))
               from value in field.Value
               where value is { Length: >= ShortestWorthKeeping } && !Guid.TryParse(value, out _) && value.Any(letter => char.IsWhiteSpace(letter) || letter > '\u007f')
               select value,
        ];
    }
}
