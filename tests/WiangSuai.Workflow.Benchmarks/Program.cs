using System.Text.Json;
using WiangSuai.Workflow.Benchmarks;

// dotnet run -c Release --project tests/WiangSuai.Workflow.Benchmarks -- [--out figures.json] [--only NAME]…
// Machines differ: what counts is the ratio to the reference that was measured in the same run.

if (args is [BareHost.Command, ..]) return await BareHost.Serve(args[1..]);

(string Name, Func<Task<IReadOnlyList<Figure>>> Measure)[] rows =
[
    ("engine-step", EngineStep.Measure),
    ("engine-fork", EngineFork.Measure),
    ("authority-1k", AuthorityDecision.Measure1k),
    ("authority-100k", AuthorityDecision.Measure100k),
    ("pgbench", PgbenchAlone.Measure),
    ("step-postgres", StepPostgres.Measure),
    ("clock", OfficeClock.Measure),
    ("inbox-5k", InboxPage.Measure5k),
    ("inbox-50k", InboxPage.Measure50k),
    ("asset-search-100k", AssetSearch.Measure),
    ("import-10k", ImportRegister.Measure),
    ("start", Start.Measure),
    ("first-page", FirstPage.Measure),
];

string? output = null;
List<string> only = [];
for (var at = 0; at < args.Length; at += 2)
{
    switch (args[at..])
    {
        case ["--out", var file, ..]: output = file; break;
        case ["--only", var name, ..] when rows.Any(row => row.Name == name): only.Add(name); break;
        default:
            Console.Error.WriteLine($"Not understood: {string.Join(' ', args[at..])}. Usage: [--out figures.json] [--only NAME]…, where NAME is one of {string.Join(", ", rows.Select(row => row.Name))}.");
            return 2;
    }
}

#if DEBUG
Console.Error.WriteLine("This is a Debug build; its figures say little. Use -c Release.");
#endif

List<Figure> figures = [];
foreach (var (name, measure) in rows.Where(row => only.Count == 0 || only.Contains(row.Name)))
{
    Console.Error.WriteLine($"… {name}");
    figures.AddRange(await measure());
}

Console.Write(Figure.Table(figures));
if (output is not null) await File.WriteAllTextAsync(output, JsonSerializer.Serialize(figures, Figure.Json) + "\n");
return 0;
