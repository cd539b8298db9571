using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Reporting.Domain.Access;

namespace Reporting.Api.Dialects;

/// <summary>
/// How one product's API speaks: where its token is, how answers are written and how it fails.
/// A new dialect is a class of this kind, its attribute (<see cref="SpeaksAttribute{TDialect}"/>) and its controllers.
/// </summary>
internal abstract class Dialect
{
    private JsonSerializerOptions? json;

    /// <summary>What its documents are called: the name of its class in lower case, such as <c>native</c>.</summary>
    public string Name => NameOf(GetType());

    /// <summary>Requests below it that match no route fail in this dialect; of several the longest wins.</summary>
    public abstract PathString PathPrefix { get; }

    /// <summary>The kind of instance that its reports are about; null when it reports on none or the route names the instance.</summary>
    public abstract InstanceKind? Kind { get; }

    /// <summary>How bodies are read and written, made once.</summary>
    public JsonSerializerOptions Json => json ??= MakeJson();

    /// <summary>The content type of its JSON answers.</summary>
    public virtual string JsonContentType => "application/json; charset=utf-8";

    /// <summary>What ends a JSON answer.</summary>
    public virtual ReadOnlyMemory<byte> JsonEnd { get; } = "\n"u8.ToArray();

    /// <summary>Whether a report's main table is given as CSV to who accepts that.</summary>
    public virtual bool GivesTables => true;

    /// <summary>Whether the rows of a report are given as lines of JSON and as Parquet, too. All its reports have rows then.</summary>
    public virtual bool GivesRows => false;

    /// <summary>Whether answers are compressed for who accepts that.</summary>
    public virtual bool Compresses => true;

    /// <summary>Whether the tags of answers are weak ones.</summary>
    public virtual bool TagsWeakly => false;

    /// <summary>Whether a request that matches no route must show a token before it is told so.</summary>
    public virtual bool GuardsUnmatched => false;

    /// <summary>How many requests a minute a token may send to a route, unless the service is told otherwise; 0 is no limit.</summary>
    public virtual int RequestsPerMinute => 0;

    /// <summary>Says how JSON is read and written; the options are fresh, with the web defaults.</summary>
    public abstract void Configure(JsonSerializerOptions options);

    /// <summary>For documents: what the API is.</summary>
    public virtual string Title => $"Reporting, {Name}";

    /// <summary>For documents: whether its addresses end with a slash.</summary>
    public virtual bool EndsPathsWithSlash => false;

    /// <summary>For documents: where a token may stand.</summary>
    public virtual IReadOnlyList<CredentialPlace> CredentialPlaces => [CredentialPlace.Bearer];

    /// <summary>For documents: the failures that every route may answer with.</summary>
    public virtual IReadOnlyList<Failure> UsualFailures =>
    [
        new Failure.MissingToken(),
        new Failure.RoleNotAllowed(TokenRole.Member),
        new Failure.NotFound(),
        .. RequestsPerMinute > 0 ? [new Failure.TooManyRequests(RequestsPerMinute, TimeSpan.FromMinutes(1))] : Array.Empty<Failure>(),
        new Failure.Unavailable(TimeSpan.FromSeconds(5)),
        new Failure.TimedOut(),
    ];

    /// <summary>For a first look: addresses, with their parameters, that have something to show of an instance that has been in use for weeks.</summary>
    public virtual IReadOnlyList<string> ExamplesAt(DateTimeOffset now) => [];

    public abstract Credential ReadCredential(HttpRequest request);

    /// <summary>Sets the status, its headers and the body. Nothing has been sent yet.</summary>
    public abstract Task WriteFailureAsync(HttpContext context, Failure failure);

    public static string NameOf(Type dialect) => dialect.Name.Replace(nameof(Dialect), string.Empty, StringComparison.Ordinal).ToLowerInvariant();

    private JsonSerializerOptions MakeJson()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        Configure(options);
        options.MakeReadOnly();
        return options;
    }
}
