using WiangSuai.Workflow.Web.Data;

namespace WiangSuai.Workflow.Web.People;

/// <summary>Writes down somebody whom the office's chart does not know, because a paper names them: a borrower without an account, another agency's representative.</summary>
/// <remarks>Such a person holds no post and has no account, so nothing can be decided by them; a declared relation can name them.</remarks>
public sealed class Outsiders(AppDb db, TimeProvider clock)
{
    /// <param name="name">As it stands on the paper, with the title in front.</param>
    public Person Add(string name)
    {
        var person = new Person { Id = clock.NewId(), Name = name.Trim(), NameEn = name.Trim() };
        db.Add(person);
        return person;
    }
}
