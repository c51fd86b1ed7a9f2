namespace WiangSuai.Workflow.Engine;

/// <summary>Writes a line, which the transition carries; nothing is printed.</summary>
sealed class WriteLine : Immediate
{
    readonly Input _text;

    public WriteLine(ActivityElement from) : base(from) => _text = Add(from.Input("Text", typeof(string)));

    protected override void Do(Execution at) => at.Burst.Lines.Add(at.Get<string>(_text) ?? "");
}
