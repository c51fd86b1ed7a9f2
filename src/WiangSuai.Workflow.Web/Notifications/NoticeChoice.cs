using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WiangSuai.Workflow.Web.People;
using WiangSuai.Workflow.Web.Shared;

namespace WiangSuai.Workflow.Web.Notifications;

/// <summary>By which ways a person wants to be told. Notices in the system always come; without a row nothing else does.</summary>
public sealed class NoticeChoice
{
    public required Guid PersonId { get; init; }
    public required MailChoice Mail { get; set; }

    /// <summary>Where mail goes; the person's own entry. Null only where no mail is wanted.</summary>
    public string? Address { get; set; }

    public required MailLanguage Language { get; set; }

    /// <summary>Since when it stands: the first digest tells nothing older.</summary>
    public required DateTimeOffset Since { get; set; }
}

public enum MailChoice
{
    /// <summary>No e-mail.</summary>
    None,

    /// <summary>One e-mail for each notice, as it comes.</summary>
    AtOnce,

    /// <summary>One e-mail each working morning with what waits.</summary>
    Digest,
}

public enum MailLanguage { Thai, English }

public static class MailLanguages
{
    /// <summary>The culture in which the words of a letter are said.</summary>
    public static CultureInfo Culture(this MailLanguage language) => language == MailLanguage.Thai ? Languages.Thai : Languages.English;
}

internal sealed class NoticeChoiceMapping : IEntityTypeConfiguration<NoticeChoice>
{
    public void Configure(EntityTypeBuilder<NoticeChoice> choice)
    {
        choice.ToTable("notice_choice", table =>
            table.HasCheckConstraint("ck_notice_choice_mail_has_an_address", "mail = 'None' or length(address) > 0"));
        choice.HasKey(c => c.PersonId);
        choice.Property(c => c.Address).HasMaxLength(MailAddress.Longest);
        choice.HasOne<Person>().WithOne().HasForeignKey<NoticeChoice>(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
