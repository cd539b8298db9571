using Reporting.Domain.Workspaces.Records;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.Application.Workspaces;

/// <summary>A parameter as reports show it: its description as plain text, its options without gaps.</summary>
internal static class PlainParameter
{
    public static ParameterUsage Of(ParameterUsage parameter) => parameter with
    {
        Description = PlainText.Of(parameter.Description),
        Options = [.. parameter.Options.Select(Fill)],
    };

    private static TemplateParameterOption Fill(TemplateParameterOption option) => option with
    {
        Description = option.Description ?? string.Empty,
        Icon = option.Icon ?? string.Empty,
    };
}
