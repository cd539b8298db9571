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

    /// <summary>Requests below it that match no route fail in this dialect; of several the longest wins.</summary>
    public abstract PathString PathPrefix { get; }

    /// <summary>The kind of instance that its reports are about; null when it reports on none or the route names the instance.</summary>
    public abstract InstanceKind? Kind { get; }

    /// <summary>How bodies are read and written, made once.</summary>
    public JsonSerializerOptions Json => json ??= MakeJson();

    /// <summary>The content type of its JSON answers.</summary>
    public virtual string JsonContentType => "application/json; charset=utf-8";

    /// <summary>Whether a request to a known path with another method must show a token before it is told so.</summary>
    public virtual bool GuardsUnmatched => false;

    /// <summary>Says how JSON is read and written; the options are fresh, with the web defaults.</summary>
    public abstract void Configure(JsonSerializerOptions options);

    public abstract Credential ReadCredential(HttpRequest request);

    /// <summary>Sets the status, its headers and the body. Nothing has been sent yet.</summary>
    public abstract Task WriteFailureAsync(HttpContext context, Failure failure);

    private JsonSerializerOptions MakeJson()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };
        Configure(options);
        options.MakeReadOnly();
        return options;
    }
}

/// <summary>What a request shows to be let in.</summary>
/// <param name="Token">Null when it shows nothing.</param>
/// <param name="Fault">What is wrong with its form, in the dialect's words; null when nothing is.</param>
internal readonly record struct Credential(string? Token, string? Fault = null)
{
    public static readonly Credential None;
}
