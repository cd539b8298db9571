using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Reporting.Api.Dialects;
using Reporting.Application.Access;
using Reporting.Dashboard.SignIn;
using Reporting.Domain.Access;

namespace Reporting.Api.Hosting;

/// <summary>What someone needs to look at a service that has just started: its address, a token, and requests to paste.</summary>
internal sealed class StartupGreeting(
    IServer server, IAccessDirectory directory, IFirstTokenFile file, OneTimeCodes codes, IEnumerable<Dialect> dialects, TimeProvider clock)
{
    private const string Variable = "REPORTING_TOKEN";

    public async Task<string> WriteAsync(IReadOnlyList<Instance> shown, CancellationToken cancellationToken)
    {
        var text = new StringBuilder("\n");
        var token = await FindTokenAsync(cancellationToken);
        text.Append("Dashboard: ").Append(Address).Append(token is null ? "/\n" : SignInLink(token));
        text.Append("Reporting answers at ").Append(Address).Append('\n');
        text.Append(token is null
            ? $"Admin token: the one that was configured or kept at the first start; first run: export {Variable}=<the token>\n"
            : $"Admin token: {token} (kept in {Path.GetFullPath(file.Path)})\n");
        var instances = await directory.ReadInstancesAsync(cancellationToken);
        foreach (var instance in shown)
        {
            var isOnly = instances.Count(other => other.Kind == instance.Kind) == 1;
            text.Append('\n').Append(instance.Name).Append(":\n");
            text.AppendJoin('\n', Examples(instance.Kind, token ?? $"${Variable}", isOnly ? null : instance.Key)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Signs in at once.</summary>
    private string SignInLink(string token)
        => $"{SignInEndpoints.Path}?{SignInEndpoints.CodeParameter}={codes.Issue(token)} (signs in once, within {OneTimeCodes.GoodFor.TotalMinutes:0} minutes; later {Address}/ and the token)\n";

    /// <summary>As a client on this machine reaches it.</summary>
    private string Address
    {
        get
        {
            var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
            return (addresses.FirstOrDefault() ?? "nowhere")
                .Replace("//[::]", "//127.0.0.1", StringComparison.Ordinal)
                .Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal);
        }
    }

    /// <summary>The token of the first start, as long as it is good.</summary>
    private async Task<string?> FindTokenAsync(CancellationToken cancellationToken)
        => await file.ReadAsync(cancellationToken) is { Length: > 0 } text && await directory.FindTokenAsync(TokenDigest.Of(text), cancellationToken) is not null
            ? text
            : null;

    private IEnumerable<string> Examples(InstanceKind kind, string token, string? instance)
        => from dialect in dialects
           where dialect.Kind == kind
           from example in dialect.ExamplesAt(clock.GetUtcNow())
           select Curl(example, PlaceIn(dialect).Show(token), instance);

    private static CredentialPlace PlaceIn(Dialect dialect)
        => dialect.CredentialPlaces.Contains(CredentialPlace.Bearer) ? CredentialPlace.Bearer : dialect.CredentialPlaces[0];

    private string Curl(string example, string credential, string? instance)
    {
        var header = instance is null ? "" : $" -H '{InstanceChoice.Header}: {instance}'";
        return $"  curl -H \"{credential}\"{header} '{Address}{example}'";
    }
}
