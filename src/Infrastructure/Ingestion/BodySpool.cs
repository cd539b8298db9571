using Microsoft.Extensions.Options;
using Reporting.Application.Access;
using Reporting.Application.Ingestion;
using Reporting.Application.Ingestion.Bodies;
using Reporting.Application.Ingestion.Faults;

namespace Reporting.Infrastructure.Ingestion;

/// <summary>Keeps bodies in memory up to a bound, and in files beyond it.</summary>
internal sealed class BodySpool(IOptions<IngestionOptions> options) : IBodySpool
{
    private readonly SpoolRoom room = new(options.Value);

    /// <summary>How many bodies are arriving or being read.</summary>
    public int Bodies => room.Bodies;

    public async Task<RecordBody> ReceiveAsync(RecordBody body, SlotOwner sender, CancellationToken cancellationToken)
    {
        RefuseBeyondLimit(body.Length ?? 0);
        room.Open(sender);
        var spooled = new SpooledBody(room, options.Value.SpoolDirectory ?? Path.GetTempPath(), sender);
        try
        {
            while (await spooled.ReceiveAsync(body.Content, cancellationToken) > 0)
            {
                RefuseBeyondLimit(spooled.Length);
            }

            await spooled.CompleteAsync(cancellationToken);
            return body with { Content = spooled };
        }
        catch
        {
            await spooled.DisposeAsync();
            throw;
        }
    }

    private void RefuseBeyondLimit(long length)
    {
        if (length > options.Value.MaxBodyBytes)
        {
            throw new BodyTooLargeException($"The body is larger than {options.Value.MaxBodyBytes} bytes.");
        }
    }
}
