namespace Reporting.Domain.Access;

/// <summary>The token of a request was revoked after it had let the request in, as while its body arrived: nothing of the request is kept.</summary>
public sealed class TokenRevokedException() : Exception("The token was revoked while the request arrived.");
