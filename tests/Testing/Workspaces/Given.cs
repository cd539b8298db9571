using Reporting.Domain.Workspaces.Records;

namespace Reporting.Testing.Workspaces;

/// <summary>Records by intention; what a test does not say is something usual.</summary>
internal static class Given
{
    /// <summary>A Wednesday in March, far from any change of clocks.</summary>
    public static DateTimeOffset Noon { get; } = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    /// <summary>What a person does in their own workspace of the template <c>go</c>.</summary>
    public static Activity User(string name) => new(name);

    public static User Known(string user) => new() { Id = Ids.Of(user), Username = user };

    public static Template Template(string name) => new() { Id = Ids.Of(name), Name = name };

    public static Workspace Workspace(string name, string template, string owner = "ada")
        => new() { Id = Ids.Of(name), OwnerId = Ids.Of(owner), TemplateId = Ids.Of(template), Name = name };

    public static App App(string slug, string template, string? displayName = null, string? icon = null)
        => new() { TemplateId = Ids.Of(template), Slug = slug, DisplayName = displayName ?? slug, Icon = icon };
}
