using MediatR;
using Reporting.Domain.Access;

namespace Reporting.Application.Access;

/// <summary>A token, or what a product knows a browser by, was turned away at sign-in; the audit tells of it, but not of each attempt. True where it did.</summary>
/// <param name="Reason">As it was told.</param>
internal sealed record CountRefusedSignInCommand(string? Address, string? Browser, string Reason) : IRequest<bool>;

internal sealed class CountRefusedSignInHandler(ISessionRepository sessions, RefusedSignIns refused, RequestActor actor) : IRequestHandler<CountRefusedSignInCommand, bool>
{
    public async Task<bool> Handle(CountRefusedSignInCommand request, CancellationToken cancellationToken)
    {
        if (refused.Count(request.Address ?? "") is not { } attempts)
        {
            return false;
        }

        actor.Actor = new Actor(TokenId: null, "unknown", request.Address);
        await sessions.AddRefusalAsync(new SignInRefusal(request.Reason, SessionText.Shorten(request.Browser, SessionText.LongestBrowser), attempts), cancellationToken);
        return true;
    }
}

/// <summary>
/// Decides of which refused sign-ins the audit tells, since nothing is ever removed from it: of one address the first in ten minutes, and of at most
/// a hundred addresses an hour. Those between are counted.
/// </summary>
internal sealed class RefusedSignIns(TimeProvider clock)
{
    private const int AddressesAnHour = 100;

    private static readonly TimeSpan QuietFor = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, (DateTimeOffset ToldAt, int Since)> addresses = new(StringComparer.Ordinal);

    /// <returns>How many of the address were refused since the audit told of it, this one included; null where it is not to be told of.</returns>
    public int? Count(string address)
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            var (toldAt, since) = addresses.GetValueOrDefault(address);
            if (now - toldAt < QuietFor)
            {
                addresses[address] = (toldAt, since + 1);
                return null;
            }

            foreach (var old in addresses.Where(each => now - each.Value.ToldAt >= Hour).Select(each => each.Key).ToList())
            {
                addresses.Remove(old);
            }

            if (addresses.Count >= AddressesAnHour && !addresses.ContainsKey(address))
            {
                return null;
            }

            addresses[address] = (now, 0);
            return since + 1;
        }
    }
}
