using Reporting.Api.Answers;
using Reporting.Api.Dialects;
using Reporting.Api.Limits;
using Reporting.Api.Native;
using Reporting.Dashboard.Charts;
using Reporting.Dashboard.Rendering;
using Reporting.Domain.Access;

namespace Reporting.Api.Pages;

/// <summary>Lets browsers in by the same gate as clients of the API, and gives pages its words for failures and its CSV.</summary>
internal sealed class PageHost(TokenGate gate, NativeDialect native, IEnumerable<Dialect> dialects, StreamConcurrency streams, ILogger<PageHost> log) : IPageHost
{
    public async Task<Admission> AdmitAsync(string token, HttpContext context)
    {
        if (token.Length == 0)
        {
            return Refuse(new Failure.MissingToken());
        }

        var (admitted, failure) = await gate.AdmitAsync(token, native, context);
        return admitted is null ? Refuse(failure!) : new Admission(admitted, Refusal: null);
    }

    public async Task<Admission> AdmitByProductAsync(HttpContext context)
    {
        PageFailure? passing = null;
        foreach (var dialect in dialects.Where(dialect => dialect.Kind is not null))
        {
            if (dialect.ReadCredential(context.Request) is not { Token: { Length: > 0 } text, Fault: null })
            {
                continue;
            }

            var (admitted, failure) = await gate.AdmitAsync(text, dialect, context);
            if (admitted is not null)
            {
                return new Admission(admitted, Refusal: null);
            }

            passing ??= failure switch
            {
                Failure.Unavailable => new PageFailure(failure.Status, "The product is away", "It was asked who you are and does not answer. Try again in a moment."),
                Failure.TooManyAttempts => PageFailures.Of(failure),
                _ => null,
            };
        }

        return new Admission(Token: null, passing ?? new PageFailure(
            StatusCodes.Status401Unauthorized, "Not signed in", "No product that is read knows this browser. It has to share the product's address, so that the product's cookie comes here."));
    }

    public PageFailure Explain(Exception exception, HttpContext context)
    {
        var failure = ExceptionFailures.From(exception, context.TraceIdentifier);
        if (failure is Failure.Unexpected)
        {
            log.LogError(exception, "The page {Path} failed, trace {TraceId}", context.Request.Path, context.TraceIdentifier);
        }
        else if (failure is Failure.Unavailable or Failure.TimedOut)
        {
            log.LogError("The page {Path} failed, trace {TraceId}: {Cause}", context.Request.Path, context.TraceIdentifier, exception.GetBaseException().Message);
        }

        return PageFailures.Of(failure);
    }

    public (IDisposable? Slot, PageFailure? Refusal) TakeStream(AccessToken token)
    {
        var (slot, failure) = streams.Take(token);
        return (slot, failure is null ? null : PageFailures.Of(failure));
    }

    public Task WriteCsvAsync(DataTable table, Stream body, CancellationToken cancellationToken)
        => CsvTable.Of(
            table.Rows,
            [.. table.Columns.Select((column, index) => new CsvColumn<IReadOnlyList<object?>>(column.CsvName, row => Plain(row[index])))]).WriteAsync(body, cancellationToken);

    private static object? Plain(object? value) => value switch
    {
        DateTimeOffset at => UtcTimeConverter.Print(at),
        DateOnly day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        _ => value,
    };

    private static Admission Refuse(Failure failure) => new(Token: null, PageFailures.Of(failure));
}
