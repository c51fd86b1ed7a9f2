using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Shared;
using WiangSuai.Workflow.Web.Shared.Tables;

namespace WiangSuai.Workflow.Web.People;

/// <summary>Reads the cells of a line, and notes what is wrong with them.</summary>
internal sealed partial class PeoplePlanner
{
    /// <summary>The code by which a line names its thing; a code stands once in a file.</summary>
    string? Key(PeopleLine line, string column, IEnumerable<string> before)
    {
        var key = line[column];
        if (key.Length == 0)
            problems.Add(new(line.File, line.Line, column, "Line.CodeMissing"));
        else if (before.Contains(key))
            problems.Add(new(line.File, line.Line, column, "Line.CodeTwice", key));
        else
            return key;
        return null;
    }

    T? Choice<T>(PeopleLine line, string column, IReadOnlyDictionary<string, T> words) where T : struct
    {
        if (words.TryGetValue(line[column], out var chosen))
            return chosen;
        problems.Add(new(line.File, line.Line, column, "Line.NotAChoice", line[column], string.Join(", ", words.Keys.Where(word => word.Length > 0))));
        return null;
    }

    bool? YesOrNo(PeopleLine line, string column)
    {
        switch (line[column])
        {
            case "ใช่" or "1" or "๑" or "yes" or "true":
                return true;
            case "" or "ไม่" or "ไม่ใช่" or "0" or "๐" or "no" or "false":
                return false;
            case var other:
                problems.Add(new(line.File, line.Line, column, "Line.NotAChoice", other, "ใช่, ไม่ใช่"));
                return null;
        }
    }

    /// <returns>False where something stands there that is no day.</returns>
    bool Day(PeopleLine line, string column, out DateOnly? day)
    {
        day = line[column].Length == 0 ? null : WrittenDay.OfBuddhistEra(line[column]);
        if (day is not null || line[column].Length == 0)
            return true;
        problems.Add(new(line.File, line.Line, column, "Line.NotADay", line[column]));
        return false;
    }

    static int Place(PeopleLine line) => line[PeopleFiles.Place].Length == 0 ? 0 : Typed.Whole(line[PeopleFiles.Place]);

    /// <returns>True where there is nothing to tell.</returns>
    bool Tell(PeopleLine line, IEnumerable<ChartProblem> found, IReadOnlyDictionary<string, string> columns)
    {
        var all = found.DistinctBy(problem => (problem.Field, problem.Code)).ToList();
        foreach (var problem in all)
            problems.Add(new(line.File, line.Line, columns.GetValueOrDefault(problem.Field, ""), $"Chart.{problem.Code}", problem.Values));
        return all.Count == 0;
    }

    static string English(string english, string thai) => english.Length > 0 ? english : thai;

    static Unit Copy(Unit unit) => new() { Id = unit.Id, Code = unit.Code, Name = unit.Name, NameEn = unit.NameEn, Kind = unit.Kind, ParentId = unit.ParentId, Place = unit.Place, AbolishedOn = unit.AbolishedOn };

    static Post Copy(Post post) => new()
    {
        Id = post.Id,
        Code = post.Code,
        Title = post.Title,
        TitleEn = post.TitleEn,
        SignedAs = post.SignedAs,
        Kind = post.Kind,
        UnitId = post.UnitId,
        IsHead = post.IsHead,
        ReportsToId = post.ReportsToId,
        Place = post.Place,
        AbolishedOn = post.AbolishedOn,
    };

    static readonly IReadOnlyDictionary<string, UnitKind> UnitKinds = new Dictionary<string, UnitKind>
    {
        ["คณะผู้บริหาร"] = UnitKind.Executive,
        ["สำนัก"] = UnitKind.Office,
        ["กอง"] = UnitKind.Division,
        ["งาน"] = UnitKind.Section,
        ["หน่วยตรวจสอบภายใน"] = UnitKind.Audit,
    };

    static readonly IReadOnlyDictionary<string, PostKind> PostKinds = new Dictionary<string, PostKind>
    {
        ["นายกเทศมนตรี"] = PostKind.Mayor,
        ["รองนายกเทศมนตรี"] = PostKind.DeputyMayor,
        ["ปลัดเทศบาล"] = PostKind.Clerk,
        ["รองปลัดเทศบาล"] = PostKind.DeputyClerk,
        ["หัวหน้า"] = PostKind.Head,
        ["เจ้าหน้าที่"] = PostKind.Officer,
    };

    static readonly IReadOnlyDictionary<string, HoldingMode> Modes = new Dictionary<string, HoldingMode>
    {
        [""] = HoldingMode.Own,
        ["ดำรงตำแหน่ง"] = HoldingMode.Own,
        ["รักษาราชการแทน"] = HoldingMode.ActingInPlace,
        ["ปฏิบัติหน้าที่"] = HoldingMode.PerformingDuties,
        ["รักษาการในตำแหน่ง"] = HoldingMode.ActingInPost,
    };

    static readonly IReadOnlyDictionary<string, string> UnitColumns = new Dictionary<string, string>
    {
        ["Code"] = PeopleFiles.Code,
        ["Name"] = PeopleFiles.UnitName,
        ["NameEn"] = PeopleFiles.NameEn,
        ["Kind"] = PeopleFiles.UnitKindHeading,
        ["Parent"] = PeopleFiles.Parent,
        ["Functions"] = PeopleFiles.FunctionsHeading,
    };

    static readonly IReadOnlyDictionary<string, string> PostColumns = new Dictionary<string, string>
    {
        ["Code"] = PeopleFiles.Code,
        ["Title"] = PeopleFiles.Title,
        ["TitleEn"] = PeopleFiles.NameEn,
        ["SignedAs"] = PeopleFiles.SignedAs,
        ["Kind"] = PeopleFiles.PostKindHeading,
        ["Unit"] = PeopleFiles.UnitCode,
        ["IsHead"] = PeopleFiles.IsHead,
        ["ReportsTo"] = PeopleFiles.ReportsTo,
    };

    static readonly IReadOnlyDictionary<string, string> PersonColumns = new Dictionary<string, string>
    {
        ["Name"] = PeopleFiles.PersonName,
        ["NameEn"] = PeopleFiles.NameEn,
        ["Telephone"] = PeopleFiles.Telephone,
    };

    static readonly IReadOnlyDictionary<string, string> HoldingColumns = new Dictionary<string, string>
    {
        ["Person"] = PeopleFiles.Holder,
        ["Post"] = PeopleFiles.PostCode,
        ["Mode"] = PeopleFiles.Mode,
        ["From"] = PeopleFiles.From,
        ["To"] = PeopleFiles.To,
        ["OrderNumber"] = PeopleFiles.OrderNumber,
        ["OrderDate"] = PeopleFiles.OrderDate,
        ["OrderSigner"] = PeopleFiles.OrderSigner,
    };
}
