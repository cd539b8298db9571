using System.Text.Json;
using Reporting.Domain.Workspaces.Records;
using Reporting.Domain.Workspaces.Reports;

namespace Reporting.IntegrationTests.Workspaces.Exactness;

/// <summary>Parameter values straight from their description. What is left of the order besides names is told elsewhere, so lines are sorted.</summary>
internal static class NaiveParameters
{
    public static IEnumerable<string> Ask(RandomDeployment deployment, RandomQuestion question)
    {
        var versions = deployment.Builds.Versions.ToDictionary(version => version.Id);
        var newest =
            from build in deployment.Builds.Builds
            where build.CreatedAt >= question.Window.Start && build.CreatedAt < question.Window.End && versions.ContainsKey(build.TemplateVersionId)
            let version = versions[build.TemplateVersionId]
            where question.Templates.Count == 0 || question.Templates.Contains(version.TemplateId)
            group (Build: build, Version: version) by (version.TemplateId, build.WorkspaceId) into ofWorkspace
            select ofWorkspace.MaxBy(pair => pair.Build.BuildNumber);
        var uses =
            from pair in newest.ToList()
            from parameter in pair.Version.Parameters
            select (Described: Describe(parameter), pair.Version.TemplateId, Value: pair.Build.Parameters.GetValueOrDefault(parameter.Name));
        var lines =
            from alike in uses.GroupBy(use => use.Described, StringComparer.Ordinal)
            where alike.Any(use => use.Value is not null)
            let values = alike.Where(use => use.Value is not null).GroupBy(use => use.Value!, StringComparer.Ordinal).OrderBy(value => value.Key, StringComparer.Ordinal)
            select $"{alike.Key} on {HalfHour.Sorted(alike.Select(use => use.TemplateId))}: {string.Join(' ', values.Select(value => $"'{value.Key}' {value.Count()}"))}";
        return lines.Order(StringComparer.Ordinal);
    }

    public static IEnumerable<string> Versions(RandomDeployment deployment, RandomQuestion question)
    {
        var versions = deployment.Builds.Versions.ToDictionary(version => version.Id, version => version.TemplateId);
        var builds = deployment.Builds.Builds
            .Where(build => build.CreatedAt >= question.Window.Start && build.CreatedAt < question.Window.End && versions.ContainsKey(build.TemplateVersionId))
            .Where(build => question.Templates.Count == 0 || question.Templates.Contains(versions[build.TemplateVersionId]))
            .ToList();
        var newest = builds.GroupBy(build => (versions[build.TemplateVersionId], build.WorkspaceId)).Select(same => same.MaxBy(build => build.BuildNumber)!).ToLookup(build => build.TemplateVersionId);
        return builds.GroupBy(build => build.TemplateVersionId)
            .Select(same => $"{versions[same.Key]} {same.Key}: {newest[same.Key].Count()} of {same.Count()}, {same.Min(build => build.CreatedAt):O} to {same.Max(build => build.CreatedAt):O}")
            .Order(StringComparer.Ordinal);
    }

    public static IEnumerable<string> Read(TemplateVersionsReport report)
        => report.Versions
            .Select(each => $"{each.TemplateId} {each.VersionId}: {each.Workspaces} of {each.Builds}, {each.FirstBuiltAt:O} to {each.LastBuiltAt:O}")
            .Order(StringComparer.Ordinal);

    public static IEnumerable<string> Read(IEnumerable<ParameterUsage> parameters)
        => parameters
            .Select(each => $"{Describe(each.Name, each.Type, each.DisplayName, each.Description, each.Options)} on {string.Join(' ', each.TemplateIds)}: {string.Join(' ', each.Values.Select(value => $"'{value.Value}' {value.Count}"))}")
            .Order(StringComparer.Ordinal);

    private static string Describe(TemplateParameter parameter)
        => Describe(parameter.Name, parameter.Type, parameter.DisplayName ?? "", parameter.Description ?? "", parameter.Options ?? []);

    private static string Describe(string name, string type, string displayName, string description, IReadOnlyList<TemplateParameterOption> options)
        => $"{name} ({type}) '{displayName}' '{description}' {JsonSerializer.Serialize(options.Select(option => option with { Description = option.Description ?? "", Icon = option.Icon ?? "" }))}";
}
