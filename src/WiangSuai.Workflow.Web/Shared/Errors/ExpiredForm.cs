using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace WiangSuai.Workflow.Web.Shared.Errors;

/// <summary>Tells the error page that a form was refused for its antiforgery token: opened long ago, or before a new sign-in.</summary>
sealed class ExpiredForm
{
    /// <summary>Notes it on the request; the framework itself only answers 400.</summary>
    public sealed class Notice : IAlwaysRunResultFilter
    {
        public void OnResultExecuting(ResultExecutingContext context)
        {
            if (context.Result is IAntiforgeryValidationFailedResult)
                context.HttpContext.Features.Set(new ExpiredForm());
        }

        public void OnResultExecuted(ResultExecutedContext context)
        {
        }
    }
}
