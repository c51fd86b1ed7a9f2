namespace WiangSuai.Workflow.Engine;

/// <summary>Publishes an event and goes on.</summary>
sealed class PublishEvent : Activity
{
    readonly Input _eventName;
    readonly Input _correlationId;
    readonly Input _isLocal;
    readonly Input _payload;

    public PublishEvent(ActivityElement from) : base(from)
    {
        _eventName = Add(from.Input("EventName", typeof(string)));
        _correlationId = Add(from.Input("CorrelationId", typeof(string)));
        _isLocal = Add(from.Input("IsLocalEvent", typeof(bool)));
        _payload = Add(from.Input("Payload", typeof(object)));
    }

    /// <summary>Null where the name is worked out at run time.</summary>
    public string? WrittenName => (_eventName.Expression as Literal)?.As<string>();

    public bool GoesToAnyInstance => _correlationId.Expression is null or Literal { Value: null or "" } && (_isLocal.Expression as Literal)?.As<bool>() != true;

    public override void Execute(Execution at)
    {
        var correlationId = at.Get<string>(_correlationId);
        at.Burst.Messages.Add(new Message.EventPublished(
            at.Require<string>(_eventName),
            string.IsNullOrWhiteSpace(correlationId) ? null : correlationId,
            at.Get<bool>(_isLocal),
            JsonValues.ToNode(at.Get<object>(_payload))));
        at.Complete();
    }
}
