namespace Reporting.Domain.Access;

/// <summary>Asks products whose a credential is that is unknown here. Nobody gets administrative rights by it.</summary>
public interface IDelegatedSignIn
{
    /// <summary>The instance whose product may be asked; null where none may, or where several might be meant.</summary>
    /// <param name="instanceKey">The instance that the caller chose, if any.</param>
    string? FindInstanceKey(InstanceKind kind, string? instanceKey);

    /// <summary>What is known without asking the product; null when it has to be asked.</summary>
    SignInAnswer? Recall(string instanceKey, ForeignCredential credential);

    /// <summary>Shows the credential to the instance's product. It never throws for a product that is away: that is <see cref="SignInAnswer.Unavailable"/>.</summary>
    Task<SignInAnswer> QueryAsync(string instanceKey, ForeignCredential credential, CancellationToken cancellationToken);
}

/// <summary>A credential as it came.</summary>
/// <param name="Text">The token itself.</param>
/// <param name="Authorization">The header, where it came in that.</param>
/// <param name="Cookie">The header, where it came in that.</param>
public sealed record ForeignCredential(string Text, string? Authorization, string? Cookie);

public abstract record SignInAnswer
{
    /// <param name="Role">What its owner may see; never that of an administrator.</param>
    public sealed record Known(TokenRole Role) : SignInAnswer;

    public sealed record Unknown : SignInAnswer;

    /// <summary>The product does not answer.</summary>
    public sealed record Unavailable : SignInAnswer;
}
