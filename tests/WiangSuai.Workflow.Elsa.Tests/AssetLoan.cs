namespace WiangSuai.Workflow.Elsa.Tests;

/// <summary>The loan's document (<c>workflows/asset-loan.json</c>) means one thing on both engines.</summary>
public sealed class AssetLoan
{
    static readonly string Documents = Path.Combine(AppContext.BaseDirectory, "workflows");

    static readonly Act Ask = new("request", ("Outside", true));
    static readonly Act HandOver = new("handOver");
    static readonly Act GiveBack = new("giveBack", ("StillOut", false), ("Damaged", false));
    static readonly Act GiveBackSome = new("giveBack", ("StillOut", true), ("Damaged", false));
    static readonly Act GiveBackBroken = new("giveBack", ("StillOut", false), ("Damaged", true));

    /// <summary>What people do, and the statuses through which that takes the case.</summary>
    public static TheoryData<string, Act[], string> Ways => new()
    {
        {
            "approved, handed over, given back",
            [
                Ask, Act.Decision("endorse", "Approved"), Act.Decision("check", "Approved"), Act.Decision("decide", "Approved"),
                HandOver, GiveBack,
            ],
            "Submitted Endorsed Checked Approved HandedOver GivenBack Closed"
        },
        {
            "sent back by the decider, asked for again for use inside",
            [
                Ask, Act.Decision("endorse", "Approved"), Act.Decision("check", "Approved"), Act.Decision("decide", "Returned"),
                new("request", ("Outside", false)), Act.Decision("endorse", "Approved"), Act.Decision("check", "Approved"),
                Act.Decision("decide", "Approved"), HandOver, GiveBack,
            ],
            "Submitted Endorsed Checked SentBack Submitted Endorsed Checked Approved HandedOver GivenBack Closed"
        },
        {
            "sent back once, then given back in three parts",
            [
                Ask, Act.Decision("endorse", "Returned"), Ask, Act.Decision("endorse", "Approved"), Act.Decision("check", "Approved"),
                Act.Decision("decide", "Approved"), HandOver, GiveBackSome, GiveBackSome, GiveBack,
            ],
            "Submitted SentBack Submitted Endorsed Checked Approved HandedOver PartlyReturned PartlyReturned GivenBack Closed"
        },
        {
            "given back in two parts, the last of them damaged, and made good",
            [
                Ask, Act.Decision("endorse", "Approved"), Act.Decision("check", "Approved"), Act.Decision("decide", "Approved"),
                HandOver, GiveBackSome, GiveBackBroken, new("settle"),
            ],
            "Submitted Endorsed Checked Approved HandedOver PartlyReturned GivenBack Closed"
        },
        {
            "not endorsed",
            [Ask, Act.Decision("endorse", "Rejected")],
            "Submitted Rejected"
        },
    };

    [Theory, MemberData(nameof(Ways))]
    public async Task The_loan_runs_on_Elsa_step_by_step_as_on_our_own_engine(string way, Act[] acts, string statuses)
    {
        await using var elsa = await OnElsa.Open(Documents, "asset-loan");
        var document = await File.ReadAllTextAsync(Path.Combine(Documents, "asset-loan.json"), TestContext.Current.CancellationToken);
        var ours = new OnOurEngine(document);

        var onElsa = await Course.Take(elsa, acts);
        var onOurs = await Course.Take(ours, acts);

        Assert.Equal(Text(onOurs), Text(onElsa));
        Assert.Equal(statuses, string.Join(' ', Statuses(onElsa)));
        Assert.True(onElsa[^1] is { Status: "Finished", SubStatus: "Finished", Waits: [], Incidents: [] }, $"{way} ends as {onElsa[^1]}");
    }

    [Fact]
    public async Task On_Elsa_the_power_that_decides_depends_on_where_the_thing_is_used()
    {
        Assert.Equal("loan.outside", await PowerOf(outside: true));
        Assert.Equal("loan.inside", await PowerOf(outside: false));
    }

    static async Task<string?> PowerOf(bool outside)
    {
        await using var elsa = await OnElsa.Open(Documents, "asset-loan");
        Act[] acts = [new("request", ("Outside", outside)), Act.Decision("endorse", "Approved"), Act.Decision("check", "Approved")];
        var way = await Course.Take(elsa, acts);
        return Assert.Single(way[^1].Waits, wait => wait.ActivityId == "decide").Asked["power"]?.GetValue<string>();
    }

    static IEnumerable<string?> Statuses(IEnumerable<Standstill> way) => way.SelectMany(one => one.Waits)
        .Where(wait => wait.Kind == "WiangSuai.SetCaseStatus").Select(wait => wait.Asked["status"]?.GetValue<string>());

    static string Text(IEnumerable<Standstill> way) => string.Join("\n\n", way);
}
