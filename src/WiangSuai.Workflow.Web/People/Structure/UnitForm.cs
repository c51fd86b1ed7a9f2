using System.ComponentModel.DataAnnotations;
using System.Globalization;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.People;

/// <summary>What is typed of a unit.</summary>
public sealed class UnitForm
{
    [DisplayFormat(ConvertEmptyStringToNull = false)] public string Name { get; set; } = "";
    [DisplayFormat(ConvertEmptyStringToNull = false)] public string NameEn { get; set; } = "";
    public UnitKind? Kind { get; set; }
    public Guid? Parent { get; set; }
    [DisplayFormat(ConvertEmptyStringToNull = false)] public string Place { get; set; } = "";
    public List<string> Functions { get; set; } = [];
    [DisplayFormat(ConvertEmptyStringToNull = false)] public string Code { get; set; } = "";

    internal UnitContent ToContent() => new(Code.Trim(), Name, NameEn, Kind, Parent, Typed.Whole(Place), [.. Functions.Where(People.Functions.All.Contains)]);

    internal static UnitForm Of(Unit unit, IEnumerable<string> functions) => new()
    {
        Name = unit.Name,
        NameEn = unit.NameEn,
        Kind = unit.Kind,
        Parent = unit.ParentId,
        Place = unit.Place.ToString(CultureInfo.InvariantCulture),
        Functions = [.. functions],
        Code = unit.Code,
    };
}

/// <summary>What is typed of a post.</summary>
public sealed class PostForm
{
    [DisplayFormat(ConvertEmptyStringToNull = false)] public string Title { get; set; } = "";
    [DisplayFormat(ConvertEmptyStringToNull = false)] public string TitleEn { get; set; } = "";
    [DisplayFormat(ConvertEmptyStringToNull = false)] public string SignedAs { get; set; } = "";
    public PostKind? Kind { get; set; }
    public Guid? Unit { get; set; }
    public bool IsHead { get; set; }
    public Guid? ReportsTo { get; set; }
    [DisplayFormat(ConvertEmptyStringToNull = false)] public string Place { get; set; } = "";
    [DisplayFormat(ConvertEmptyStringToNull = false)] public string Code { get; set; } = "";

    internal PostContent ToContent() => new(Code.Trim(), Title, TitleEn, SignedAs, Kind, Unit, IsHead, ReportsTo, Typed.Whole(Place));

    internal static PostForm Of(Post post) => new()
    {
        Title = post.Title,
        TitleEn = post.TitleEn,
        SignedAs = post.SignedAs,
        Kind = post.Kind,
        Unit = post.UnitId,
        IsHead = post.IsHead,
        ReportsTo = post.ReportsToId,
        Place = post.Place.ToString(CultureInfo.InvariantCulture),
        Code = post.Code,
    };
}

/// <summary>What is typed of a person.</summary>
public sealed class PersonForm
{
    [DisplayFormat(ConvertEmptyStringToNull = false)] public string Name { get; set; } = "";
    [DisplayFormat(ConvertEmptyStringToNull = false)] public string NameEn { get; set; } = "";
    [DisplayFormat(ConvertEmptyStringToNull = false)] public string Telephone { get; set; } = "";

    internal PersonContent ToContent() => new(Name, NameEn, ThaiDigits.ToArabic(Telephone));

    internal static PersonForm Of(Person person) => new() { Name = person.Name, NameEn = person.NameEn, Telephone = person.Telephone ?? "" };
}

static class Typed
{
    /// <summary>Where a thing stands among others; at the end where nothing, or no number, was typed.</summary>
    internal static int Whole(string typed) =>
        int.TryParse(ThaiDigits.ToArabic(typed.Trim()), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 9999 ? number : 9999;
}
