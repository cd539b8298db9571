using Reporting.Application.Ingestion.Bodies;

namespace Reporting.UnitTests.Ingestion;

/// <summary>Hands bodies on as they come.</summary>
internal sealed class SpoolFake : IBodySpool
{
    public Task<RecordBody> ReceiveAsync(RecordBody body, long sender, CancellationToken cancellationToken) => Task.FromResult(body);
}
