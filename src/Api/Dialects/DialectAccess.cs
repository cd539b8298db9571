using Reporting.Domain.Access;

namespace Reporting.Api.Dialects;

/// <summary>Lets in who shows a good token, and settles which instance the request is about.</summary>
internal sealed class DialectAccess(RequestDelegate next, IAccessDirectory directory, TokenGate gate, DelegatedAccess delegated)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (Guard(context) is { } dialect && await AdmitAsync(context, dialect) is { } failure)
        {
            await context.FailAsync(failure);
            return;
        }

        await next(context);
    }

    /// <summary>The dialect that asks for a token here, or null where none is asked for.</summary>
    private static Dialect? Guard(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        var dialect = context.Features.Get<Dialect>();
        var speaks = endpoint?.Metadata.GetMetadata<SpeaksAttribute>() is not null;
        var unmatched = endpoint is not RouteEndpoint;
        return speaks || (unmatched && dialect is { GuardsUnmatched: true }) ? dialect : null;
    }

    private async Task<Failure?> AdmitAsync(HttpContext context, Dialect dialect)
    {
        var credential = dialect.ReadCredential(context.Request);
        if (credential.Fault is { } fault)
        {
            return new Failure.MalformedToken(fault);
        }

        if (credential.Token is not { Length: > 0 } text || (credential.IsSession && delegated.QuestionOf(credential.Token, dialect, context.Request) is null))
        {
            return new Failure.MissingToken();
        }

        var (token, failure) = await gate.AdmitAsync(text, dialect, context);
        if (failure is Failure.UnknownToken && credential.IsSession)
        {
            return new Failure.MissingToken();
        }

        return failure ?? await ChooseAsync(context, dialect, token!);
    }

    private async Task<Failure?> ChooseAsync(HttpContext context, Dialect dialect, AccessToken token)
    {
        var kind = context.GetEndpoint()?.Metadata.GetMetadata<ReportsOnAttribute>()?.Kind;
        var asked = InstanceChoice.AskedBy(context.Request, takesParameter: kind is not null);
        var choice = await InstanceChoice.MakeAsync(directory, token, kind ?? dialect.Kind, asked, context.RequestAborted);
        context.Features.Set(new Caller(token, choice.Instance));
        return choice.Failure;
    }
}
