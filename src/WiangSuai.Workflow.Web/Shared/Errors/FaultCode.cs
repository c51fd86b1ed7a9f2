using System.Security.Cryptography;
using System.Text;

namespace WiangSuai.Workflow.Web.Shared.Errors;

/// <summary>The code a reader quotes on the telephone, such as <c>E-7K2M9Q</c>; the log carries it with the request's trace.</summary>
/// <remarks>Six signs without 0, 1, I, L, O and U: some 29 bits, enough to find one line in a month's log.</remarks>
public static class FaultCode
{
    const string Signs = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>The same trace always gives the same code.</summary>
    public static string Of(string trace)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(trace));
        return "E-" + string.Concat(hash.Take(6).Select(part => Signs[part % Signs.Length]));
    }
}
