namespace Reporting.Application.Health;

/// <summary>Whether the service can answer reports now.</summary>
internal interface IReadiness
{
    Task<Readiness> CheckAsync(CancellationToken cancellationToken);
}

/// <param name="Detail">One line for people: what is missing, or that nothing is.</param>
internal sealed record Readiness(bool IsReady, string Detail);
