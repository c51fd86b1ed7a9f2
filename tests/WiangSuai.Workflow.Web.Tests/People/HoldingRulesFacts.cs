using CsCheck;
using WiangSuai.Workflow.Authority;
using WiangSuai.Workflow.Web.People;
using Person = WiangSuai.Workflow.Web.People.Person;
using Post = WiangSuai.Workflow.Web.People.Post;

namespace WiangSuai.Workflow.Web.Tests.Chart;

public sealed class HoldingRulesFacts
{
    static readonly DateOnly First = new(2026, 1, 1), Today = new(2026, 11, 23);

    static readonly Person[] Persons = [.. Enumerable.Range(0, 3).Select(n => new Person { Id = new Guid(n, 1, 0, new byte[8]), Name = $"นาย {n}", NameEn = $"Mr {n}" })];

    static readonly Post[] Posts =
    [
        .. new[] { PostKind.Head, PostKind.Officer }.Select((kind, n) => new Post { Id = new Guid(n, 2, 0, new byte[8]), Code = $"p{n}", Title = "ตำแหน่ง", TitleEn = "Post", SignedAs = "ตำแหน่ง", Kind = kind, UnitId = Guid.Empty }),
    ];

    static readonly Gen<(int Person, int Post, HoldingMode Mode, int From, int Length)> Asked =
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 1], Gen.Enum<HoldingMode>(), Gen.Int[0, 30], Gen.Int[-1, 10]);

    [Fact]
    public void Whatever_is_let_in_one_after_another_no_seat_has_two_proper_holders_and_nobody_is_in_a_post_twice_on_any_day() =>
        Asked.Array[0, 30].Sample(asked =>
        {
            var spans = new List<HeldSpan>();
            foreach (var one in asked)
            {
                var (person, post) = (Persons[one.Person], Posts[one.Post]);
                var content = Content(person, post, one.Mode, First.AddDays(one.From), one.Length < 0 ? null : First.AddDays(one.From + one.Length));
                if (!HoldingRules.Of(content, person, post, spans, Today).Any())
                    spans.Add(new(person.Id, person.Name, post.Id, one.Mode, content.From!.Value, content.To, Waits: false));
            }
            return Enumerable.Range(0, 60).Select(First.AddDays).All(day =>
            {
                var there = spans.Where(span => span.Overlaps(day, day)).ToList();
                return there.Count(span => span.Post == Posts[0].Id && span.Mode is HoldingMode.Own) <= 1 && there.DistinctBy(span => (span.Person, span.Post)).Count() == there.Count;
            });
        });

    [Fact]
    public void What_meets_nothing_that_stands_is_let_in() =>
        Asked.Sample(one => HoldingRules.Of(Content(Persons[one.Person], Posts[one.Post], one.Mode, First.AddDays(one.From), null), Persons[one.Person], Posts[one.Post], [], Today).ToList() is []);

    [Fact]
    public void The_last_day_of_one_holder_and_the_first_of_the_next_do_not_meet()
    {
        var span = new HeldSpan(Persons[0].Id, "นาย 0", Posts[0].Id, HoldingMode.Own, First, First.AddDays(9), Waits: false);
        Assert.Equal(HoldingProblemCode.SeatTaken, Assert.Single(HoldingRules.Of(Content(Persons[1], Posts[0], HoldingMode.Own, First.AddDays(9), null), Persons[1], Posts[0], [span], Today)).Code);
        Assert.Empty(HoldingRules.Of(Content(Persons[1], Posts[0], HoldingMode.Own, First.AddDays(10), null), Persons[1], Posts[0], [span], Today));
    }

    [Fact]
    public void Who_has_left_or_a_post_that_is_closed_takes_part_only_up_to_that_day()
    {
        var (left, closed) = (new Person { Id = Persons[0].Id, Name = "นาย 0", NameEn = "Mr 0", LeftOn = First.AddDays(5) }, First.AddDays(5));
        Assert.Empty(HoldingRules.Of(Content(left, Posts[1], HoldingMode.Own, First, closed.AddDays(-1)), left, Posts[1], [], Today));
        Assert.Equal(HoldingProblemCode.PersonHasLeft, Assert.Single(HoldingRules.Of(Content(left, Posts[1], HoldingMode.Own, First, closed), left, Posts[1], [], Today)).Code);
        Assert.Equal(HoldingProblemCode.PersonHasLeft, Assert.Single(HoldingRules.Of(Content(left, Posts[1], HoldingMode.Own, First, null), left, Posts[1], [], Today)).Code);
    }

    static ProposedHolding Content(Person person, Post post, HoldingMode mode, DateOnly from, DateOnly? to) => new(person.Id, post.Id, mode, from, to, "1/2569", First, null);
}
