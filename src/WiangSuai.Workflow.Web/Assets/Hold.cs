namespace WiangSuai.Workflow.Web.Assets;

/// <summary>A promise of a thing for some days (จองไว้). Two active holds of one single thing never share a day: the database refuses it.</summary>
public sealed class Hold
{
    public required Guid Id { get; init; }
    public required Guid LoanId { get; init; }
    public required Guid AssetId { get; init; }

    /// <summary>First day promised, Bangkok calendar.</summary>
    public required DateOnly FromDay { get; init; }

    /// <summary>Last day promised; that day still belongs to the hold.</summary>
    public required DateOnly DueDay { get; init; }

    /// <summary>Still promised; what came back of a pool stands in an ended hold of its own.</summary>
    public required int Quantity { get; init; }

    /// <summary>Copied from the asset, which never changes it: a pool is guarded by <see cref="PoolDay"/> instead.</summary>
    public required bool IsPool { get; init; }

    /// <summary>False once the loan ended in any way; the row stays as history.</summary>
    public bool Active { get; set; } = true;
}

/// <summary>How many of a pool are promised on one day. The database keeps held between 0 and capacity.</summary>
public sealed class PoolDay
{
    public required Guid AssetId { get; init; }
    public required DateOnly Day { get; init; }
    public required int Held { get; init; }
    public required int Capacity { get; init; }
}

/// <summary>Where a thing is (อยู่กับใคร): from hand-over until its return, however late. One open custody per single thing.</summary>
public sealed class Custody
{
    public required Guid Id { get; init; }
    public required Guid AssetId { get; init; }
    public required Guid LoanId { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>Still there; what came back of a pool stands in an ended custody of its own.</summary>
    public required int Quantity { get; set; }
    public required bool IsPool { get; init; }
    public required DateTimeOffset Since { get; init; }

    /// <summary>Instant of return; null while it is out.</summary>
    public DateTimeOffset? Until { get; set; }
}
