namespace Reporting.Domain.Access;

/// <summary>Forgets who somebody was. What he did stays, as that of a user without a name, and he stays forgotten when his records come again.</summary>
public interface IUserErasure
{
    /// <summary>Erases a user; again, if he comes again. It is audited once.</summary>
    /// <param name="userId">As the product writes it, or the pseudonym that reports show.</param>
    Task<ErasureState> EraseAsync(Instance instance, string userId, CancellationToken cancellationToken);
}

public enum ErasureState
{
    /// <summary>There is no such user, and never was one.</summary>
    Unknown,

    Done,

    /// <summary>Reports no longer show him; what he did long ago is still gone through.</summary>
    UnderWay,
}
