using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Options;

namespace Reporting.Api.Dialects;

/// <summary>Gives MVC one pair of formatters for each dialect, and nothing else to read or write with.</summary>
internal sealed class DialectMvcOptions(IEnumerable<Dialect> dialects, ILogger<SystemTextJsonInputFormatter> log) : IConfigureOptions<MvcOptions>
{
    public void Configure(MvcOptions options)
    {
        options.ReturnHttpNotAcceptable = true;
        options.Conventions.Add(new HeadWhereGet());
        options.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
        options.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
        options.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
        options.InputFormatters.Clear();
        options.OutputFormatters.Clear();
        foreach (var dialect in dialects)
        {
            options.InputFormatters.Add(new DialectInputFormatter(dialect, ReadingOptions(dialect), log));
            options.OutputFormatters.Add(new DialectOutputFormatter(dialect));
        }
    }

    private static JsonOptions ReadingOptions(Dialect dialect)
    {
        var options = new JsonOptions();
        dialect.Configure(options.JsonSerializerOptions);
        return options;
    }
}
