namespace Reporting.Application.Health;

/// <summary>Whether the service can answer reports now.</summary>
internal interface IReadiness
{
    /// <summary>Asks the database for at most two seconds. A database that is away is an answer, not an exception.</summary>
    Task<Readiness> CheckAsync(CancellationToken cancellationToken);
}

/// <param name="Detail">One line for people: what is missing, or that nothing is.</param>
internal sealed record Readiness(bool IsReady, string Detail);
