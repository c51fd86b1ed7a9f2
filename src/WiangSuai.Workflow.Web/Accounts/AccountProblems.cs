using Microsoft.AspNetCore.Identity;

namespace WiangSuai.Workflow.Web.Accounts;

/// <summary>What Identity finds wrong with a new name or password, said in the reader's language.</summary>
internal sealed class AccountProblems(AccountTexts say) : IdentityErrorDescriber
{
    public override IdentityError PasswordTooShort(int length) => Said(nameof(PasswordTooShort), length);
    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) => Said(nameof(PasswordRequiresUniqueChars), uniqueChars);
    public override IdentityError PasswordMismatch() => Said(nameof(PasswordMismatch));
    public override IdentityError DuplicateUserName(string userName) => Said(nameof(DuplicateUserName), userName);
    public override IdentityError InvalidUserName(string? userName) => Said(nameof(InvalidUserName));
    public override IdentityError ConcurrencyFailure() => Said(nameof(ConcurrencyFailure));

    IdentityError Said(string code, params object?[] values) => new() { Code = code, Description = values is [] ? say[code] : say[code, values] };
}
