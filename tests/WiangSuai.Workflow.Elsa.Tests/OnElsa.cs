using System.Text.Json;
using Elsa.Common.DistributedHosting.DistributedLocks;
using Elsa.Common.Models;
using Elsa.Extensions;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime;
using Elsa.Workflows.Runtime.Filters;
using Elsa.Workflows.Runtime.Messages;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace WiangSuai.Workflow.Elsa.Tests;

/// <summary>The document on Elsa's own runtime, with its stores in memory.</summary>
public sealed class OnElsa : ICourse, IAsyncDisposable
{
    readonly ServiceProvider _elsa;
    readonly AsyncServiceScope _scope;
    readonly string _definition;
    IWorkflowClient? _instance;
    IReadOnlyList<Bookmark> _bookmarks = [];
    int _read;

    OnElsa(ServiceProvider elsa, AsyncServiceScope scope, string definition) => (_elsa, _scope, _definition) = (elsa, scope, definition);

    /// <param name="documents">The folder whose documents Elsa takes in.</param>
    /// <param name="definition">The document's <c>definitionId</c>.</param>
    public static async Task<OnElsa> Open(string documents, string definition)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationManager());
        services.AddElsa(elsa => elsa
            .UseOffice(documents)
            .UseWorkflowRuntime(runtime => runtime.DistributedLockProvider = _ => new NoopDistributedSynchronizationProvider()));
        var elsa = services.BuildServiceProvider();
        var scope = elsa.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IRegistriesPopulator>().PopulateAsync();
        return new OnElsa(elsa, scope, definition);
    }

    public async Task<Standstill> Start()
    {
        _instance = await _scope.ServiceProvider.GetRequiredService<IWorkflowRuntime>().CreateClientAsync();
        return await Seen(await _instance.CreateAndRunInstanceAsync(new CreateAndRunWorkflowInstanceRequest
        {
            WorkflowDefinitionHandle = WorkflowDefinitionHandle.ByDefinitionId(_definition, VersionOptions.Published),
        }));
    }

    public async Task<Standstill> Answer(string activity, IReadOnlyDictionary<string, object> input) =>
        await Seen(await _instance!.RunInstanceAsync(new RunWorkflowInstanceRequest
        {
            BookmarkId = _bookmarks.First(bookmark => bookmark.ActivityId == activity).Id,
            Input = input.ToDictionary(),
        }));

    async Task<Standstill> Seen(RunWorkflowInstanceResponse answer)
    {
        _bookmarks = [.. answer.Bookmarks.OrderBy(bookmark => bookmark.CreatedAt)];
        var log = await _scope.ServiceProvider.GetRequiredService<IWorkflowExecutionLogStore>()
            .FindManyAsync(new WorkflowExecutionLogRecordFilter { WorkflowInstanceId = answer.WorkflowInstanceId }, PageArgs.All);
        var news = log.Items.OrderBy(entry => entry.Sequence).Skip(_read).ToList();
        _read += news.Count;
        return new Standstill(
            answer.Status.ToString(), answer.SubStatus.ToString(), [.. _bookmarks.Select(Waiting)],
            [.. news.Select(entry => $"{entry.ActivityId} {entry.EventName}")],
            [.. answer.Incidents.Select(incident => incident.ActivityId)]);
    }

    static Wait Waiting(Bookmark bookmark) =>
        new(bookmark.ActivityId, bookmark.Name, JsonSerializer.SerializeToNode(((Question)bookmark.Payload!).Inputs)!.AsObject());

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _elsa.DisposeAsync();
    }
}
