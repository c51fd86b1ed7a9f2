using System.Diagnostics;

namespace WiangSuai.Workflow.Engine;

/// <summary>Runs documents as Elsa 3.6 does. Pure: reads no clock, no file, no database, and never waits.</summary>
public static class Interpreter
{
    /// <summary>Carries an instance from one standstill to the next.</summary>
    /// <remarks>The same state and stimulus always give the same transition. What goes wrong inside a document becomes an incident in the state.</remarks>
    /// <param name="definition">The very version on which the instance began.</param>
    /// <param name="limits">How much the step may do; the default where the host gives none.</param>
    /// <exception cref="TimeoutException">A script ran past the wall-time guard; the host rolls the step back. Never part of a state.</exception>
    public static Transition Step(Definition definition, State state, Stimulus stimulus, StepLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(state);
        return (state.SubStatus, stimulus) switch
        {
            (SubStatus.Pending, Stimulus.Start start) => Run(Burst.Begin(definition, state, start), state, limits),
            (SubStatus.Pending, Stimulus.Resume) => Ignore(state, Why.NotStarted),
            (_, Stimulus.Start) => Ignore(state, Why.AlreadyStarted),
            (SubStatus.Suspended, Stimulus.Resume resume) => Find(state, resume.BookmarkId) is { } bookmark
                ? Run(Burst.Continue(definition, state, resume, bookmark), state, limits)
                : Ignore(state, Why.BookmarkSpent),
            (_, Stimulus.Resume) => Ignore(state, Why.InstanceEnded),
            var (status, other) => throw new UnreachableException($"{other} while {status}"),
        };
    }

    static OpenBookmark? Find(State state, string id)
    {
        foreach (var open in state.Inner.Bookmarks)
            if (open.Bookmark.Id == id) return open;
        return null;
    }

    static Transition Run(Burst burst, State before, StepLimits? limits)
    {
        burst.Run(limits ?? StepLimits.Default);
        var (opened, closed) = Compare(before.Inner.Bookmarks, burst.Bookmarks.Open);
        return new Transition(
            burst.ToState(before), burst.Journal, opened, closed,
            [.. opened.Where(bookmark => burst.Definition.Catalogue.Find(bookmark.Kind) is { IsAsk: true })],
            burst.Lines, burst.Messages, Ignored: null);
    }

    static Transition Ignore(State state, Why why) => new(state, [], [], [], [], [], [], why);

    /// <summary>Both lists are oldest first: what is still open after comes in the same order, and what was opened comes last.</summary>
    static (List<Bookmark> Opened, List<Bookmark> Closed) Compare(IReadOnlyList<OpenBookmark> before, IReadOnlyList<OpenBookmark> after)
    {
        var (opened, closed, kept) = (new List<Bookmark>(), new List<Bookmark>(), 0);
        foreach (var one in before)
        {
            if (kept < after.Count && ReferenceEquals(after[kept], one)) kept++;
            else closed.Add(one.Bookmark);
        }
        for (; kept < after.Count; kept++) opened.Add(after[kept].Bookmark);
        return (opened, closed);
    }
}
