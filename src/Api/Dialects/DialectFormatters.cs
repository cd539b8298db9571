using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Formatters;

namespace Reporting.Api.Dialects;

/// <summary>Writes the objects that a dialect's actions return in that dialect's JSON.</summary>
internal sealed class DialectOutputFormatter(Dialect dialect) : SystemTextJsonOutputFormatter(dialect.Json)
{
    public override bool CanWriteResult(OutputFormatterCanWriteContext context)
        => ReferenceEquals(context.HttpContext.Features.Get<Dialect>(), dialect) && base.CanWriteResult(context);
}

/// <summary>Reads the JSON bodies sent to a dialect's actions.</summary>
internal sealed class DialectInputFormatter(Dialect dialect, JsonOptions options, ILogger<SystemTextJsonInputFormatter> log)
    : SystemTextJsonInputFormatter(options, log)
{
    public override bool CanRead(InputFormatterContext context)
        => ReferenceEquals(context.HttpContext.Features.Get<Dialect>(), dialect) && base.CanRead(context);
}
