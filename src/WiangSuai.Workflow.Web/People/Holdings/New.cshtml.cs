using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WiangSuai.Workflow.Web.Accounts;
using WiangSuai.Workflow.Web.Data;
using WiangSuai.Workflow.Web.Hosting;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.People;

/// <summary>Somebody is proposed for a post by the appointment order.</summary>
public sealed class NewHoldingModel(AppDb db, PeopleRights rights, KeepHoldingScan keep, ProposeHolding propose, HoldingTexts say, TimeProvider clock)
    : HoldingPage(db, rights, keep, say, clock)
{
    readonly TimeProvider clock = clock;

    public IReadOnlyList<Person> Persons { get; private set; } = [];
    public IReadOnlyList<Post> Posts { get; private set; } = [];
    public IReadOnlySet<Guid> Held { get; private set; } = new HashSet<Guid>();

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "person")] Guid? person, [FromQuery(Name = "post")] Guid? post, CancellationToken ct)
    {
        if (!User.ProposesHoldings())
            return Forbid();
        Form = new HoldingForm { Person = person, Post = post, Mode = Authority.HoldingMode.Own };
        Key = Idempotency.NewKey();
        return await Show(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!User.ProposesHoldings())
            return Forbid();
        await Keep(ct);
        var content = new ProposedHolding(Form.Person, Form.Post, Form.Mode, Form.From?.Date, Form.To?.Date, Form.OrderNumber, Form.OrderDate?.Date, Form.OrderSigner);
        return Answer(await propose.Handle(new ProposeHoldingCommand(User.AccountId(), content, await OwnScan(ct), Idempotency.KeyOf(Key)), ModelState.IsValid, ct)) ?? await Show(ct);
    }

    async Task<IActionResult> Show(CancellationToken ct)
    {
        Db.ChangeTracker.Clear();
        var today = clock.Today();
        Persons = await Db.Set<Person>().AsNoTracking().Where(person => person.LeftOn == null).OrderBy(person => person.Name).ToListAsync(ct);
        Posts = await Db.Set<Post>().AsNoTracking().Include(post => post.Unit).Where(post => post.AbolishedOn == null).OrderBy(post => post.Unit!.Place).ThenBy(post => post.Place).ToListAsync(ct);
        Held = (await Db.Set<Holding>().Where(StandingHoldings.On(today)).Select(h => h.PostId).ToListAsync(ct)).ToHashSet();
        await ReadSecond(ct);
        return Page();
    }
}
