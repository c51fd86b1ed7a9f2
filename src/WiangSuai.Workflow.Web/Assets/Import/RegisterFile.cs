namespace WiangSuai.Workflow.Web.Assets.Import;

/// <summary>Reads a register as it was sent. What kind of file it is its content says, not its name. Pure; throws for nothing that a file can hold.</summary>
public static class RegisterFile
{
    public const int MostBytes = 10 * 1024 * 1024;
    public const int MostRows = 50_000;
    public const int MostColumns = 200;

    public static FileRead Read(byte[] content) => content switch
    {
        [] => new FileRead.Refused(FileProblem.Empty),
        { Length: > MostBytes } => new FileRead.Refused(FileProblem.TooBig),
        [(byte)'P', (byte)'K', 3, 4, ..] => XlsxFile.Read(content),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => new FileRead.Refused(FileProblem.OldOrLocked),
        _ => CsvFile.Read(content),
    };
}
