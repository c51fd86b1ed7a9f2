using WiangSuai.Workflow.Web.Shared.Tables;

namespace WiangSuai.Workflow.Web.People;

/// <summary>What a file of the office's organisation lists.</summary>
public enum PeopleFileKind
{
    Units,
    Posts,
    Persons,
    Holdings,
}

/// <summary>A file with its lines, columns found by their headings.</summary>
public sealed record PeopleFile(string Name, PeopleFileKind Kind, IReadOnlyList<PeopleLine> Lines);

/// <param name="Line">Of the file, from 1.</param>
public sealed record PeopleLine(string File, int Line, IReadOnlyDictionary<string, string> Cells)
{
    /// <summary>What stands under the heading; empty where the column is not there.</summary>
    public string this[string heading] => Cells.GetValueOrDefault(heading, "");
}

/// <summary>What is wrong with one line of a file, and where.</summary>
/// <param name="Column">Heading; empty where it is about the whole line or file.</param>
/// <param name="Text">Key of the text in <c>PeopleImportTexts</c> that says what is wrong and what to do.</param>
public sealed record LineProblem(string File, int Line, string Column, string Text, params object?[] Values);

/// <summary>Reads files of units, posts, persons and holdings. Which of them one is, its headings say.</summary>
public static class PeopleFiles
{
    public const string
        Code = "รหัส", UnitName = "ชื่อหน่วยงาน", NameEn = "ชื่ออังกฤษ", UnitKindHeading = "ชนิดหน่วยงาน", Parent = "ภายใต้", Place = "ลำดับ", FunctionsHeading = "งานกลาง",
        Title = "ชื่อตำแหน่ง", SignedAs = "ลงนามว่า", PostKindHeading = "ชนิดตำแหน่ง", UnitCode = "รหัสหน่วยงาน", IsHead = "เป็นหัวหน้า", ReportsTo = "ขึ้นตรงต่อ",
        PersonTitle = "คำนำหน้า", PersonName = "ชื่อ-สกุล", Telephone = "โทรศัพท์ภายใน",
        Holder = "ผู้ดำรงตำแหน่ง", PostCode = "รหัสตำแหน่ง", Mode = "แบบ", From = "ตั้งแต่", To = "ถึง", OrderNumber = "เลขที่คำสั่ง", OrderDate = "ลงวันที่", OrderSigner = "ผู้ลงนาม";

    const int MostLines = 5000;

    /// <summary>Headings of each kind of file, in the order of the template; those that must be there first.</summary>
    public static readonly IReadOnlyDictionary<PeopleFileKind, (string[] Needed, string[] Also)> Headings = new Dictionary<PeopleFileKind, (string[], string[])>
    {
        [PeopleFileKind.Units] = ([Code, UnitName, UnitKindHeading], [Parent, Place, FunctionsHeading, NameEn]),
        [PeopleFileKind.Posts] = ([Code, Title, PostKindHeading, UnitCode, ReportsTo], [IsHead, SignedAs, Place, NameEn]),
        [PeopleFileKind.Persons] = ([PersonName], [PersonTitle, Telephone, NameEn]),
        [PeopleFileKind.Holdings] = ([Holder, PostCode, From, OrderNumber, OrderDate], [To, Mode, OrderSigner]),
    };

    /// <summary>The one heading that no other kind of file has.</summary>
    static readonly (PeopleFileKind Kind, string Heading)[] Tell =
    [
        (PeopleFileKind.Units, UnitKindHeading), (PeopleFileKind.Posts, PostKindHeading), (PeopleFileKind.Holdings, OrderNumber), (PeopleFileKind.Persons, PersonName),
    ];

    /// <returns>The file, or what keeps it from being read.</returns>
    public static (PeopleFile? File, LineProblem? Problem) Read(string name, CsvTable? table)
    {
        List<CsvRow> all = [.. (table?.Filled ?? []).Select(row => row with { Cells = [.. row.Cells.Select(cell => cell.Trim())] })];
        if (all is not [var heading, ..])
            return (null, new(name, 1, "", "File.NotReadable"));
        var rows = all.Skip(1).ToList();
        if (rows.Count > MostLines)
            return (null, new(name, 1, "", "File.TooLong", MostLines));
        if (Tell.FirstOrDefault(tell => heading.Cells.Contains(tell.Heading)) is not { Heading: { } } told)
            return (null, new(name, 1, "", "File.NotKnown"));
        if (Headings[told.Kind].Needed.FirstOrDefault(needed => !heading.Cells.Contains(needed)) is { } missing)
            return (null, new(name, heading.Line, missing, "File.HeadingMissing", missing));
        return (new(name, told.Kind, [.. rows.Select(row => new PeopleLine(name, row.Line, Cells(heading, row)))]), null);
    }

    static Dictionary<string, string> Cells(CsvRow heading, CsvRow row)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var at = 0; at < heading.Cells.Count && at < row.Cells.Count; at++)
            cells.TryAdd(heading.Cells[at], row.Cells[at]);
        return cells;
    }

    /// <summary>A file to be filled in, with a line as an example.</summary>
    public static string Template(PeopleFileKind kind)
    {
        var (needed, also) = Headings[kind];
        var example = kind switch
        {
            PeopleFileKind.Units => new[] { "finance.assets", "งานทะเบียนและทรัพย์สิน", "งาน", "finance", "2", "asset-registry", "Registry and Property" },
            PeopleFileKind.Posts => ["finance.assets.head", "หัวหน้างานทะเบียนและทรัพย์สิน", "หัวหน้า", "finance.assets", "finance.director", "ใช่", "", "1", "Head of Registry and Property"],
            PeopleFileKind.Persons => ["ก.", "นาย", "101", "Mr K."],
            PeopleFileKind.Holdings => ["นาย ก.", "finance.assets.head", "1/10/2569", "338/2569", "20 ก.ย. 2569", "", "ดำรงตำแหน่ง", "นายกเทศมนตรี"],
            _ => throw new System.Diagnostics.UnreachableException($"file {kind}"),
        };
        return $"{string.Join(',', needed.Concat(also))}\r\n{string.Join(',', example)}\r\n";
    }
}
