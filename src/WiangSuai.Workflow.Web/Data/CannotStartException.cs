namespace WiangSuai.Workflow.Web.Data;

/// <summary>The installation is not as it has to be; the message tells the operator, in Thai and English, what to do. The process ends.</summary>
public sealed class CannotStartException(string message, Exception? cause = null) : Exception(message, cause);
