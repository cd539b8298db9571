using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Options;

namespace Reporting.Api.Dialects;

/// <summary>Leaves blank text of a path as it came: MVC would make it null, which actions and the rules of names do not expect there.</summary>
internal sealed class BlankPathSegments : IDisplayMetadataProvider
{
    public void CreateDisplayMetadata(DisplayMetadataProviderContext context)
    {
        if (context.Key is { MetadataKind: ModelMetadataKind.Parameter, ParameterInfo: { } parameter }
            && parameter.ParameterType == typeof(string)
            && new NullabilityInfoContext().Create(parameter).WriteState == NullabilityState.NotNull)
        {
            context.DisplayMetadata.ConvertEmptyStringToNull = false;
        }
    }
}

/// <summary>Gives MVC one pair of formatters for each dialect, and nothing else to read or write with.</summary>
internal sealed class DialectMvcOptions(IEnumerable<Dialect> dialects, ILogger<SystemTextJsonInputFormatter> log) : IConfigureOptions<MvcOptions>
{
    public void Configure(MvcOptions options)
    {
        options.ReturnHttpNotAcceptable = true;
        options.Conventions.Add(new HeadWhereGet());
        options.ModelMetadataDetailsProviders.Add(new BlankPathSegments());
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
