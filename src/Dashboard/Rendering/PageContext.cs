using Reporting.Application.Access;
using Reporting.Dashboard.Formats;
using Reporting.Dashboard.Views;
using Reporting.Domain.Access;

namespace Reporting.Dashboard.Rendering;

/// <summary>What a page knows of the request that it answers; set before it is rendered.</summary>
public sealed class PageContext
{
    public PageAttribute Page { get; internal set; } = null!;

    public Session Session { get; internal set; } = null!;

    /// <summary>The instances that the caller may see, by key.</summary>
    public IReadOnlyList<Instance> Instances { get; internal set; } = [];

    /// <summary>The instance that the page is about; null on pages of the service, and where there is none of its kind.</summary>
    public Instance? Chosen { get; internal set; }

    public ViewState View { get; internal set; } = null!;

    public Texts Texts { get; internal set; } = null!;

    public DateTimeOffset Now { get; internal set; }

    /// <summary>The value that forms send along, so that no other site can send them.</summary>
    public string FormToken { get; internal set; } = "";

    /// <summary>What the page is called where it is about one thing; null where its own title says enough.</summary>
    public string? Title { get; private set; }

    /// <summary>What is done once the page says what it is called: the head of the document stands before it.</summary>
    internal Action? OnTitled { get; set; }

    public Instance Instance => Chosen ?? throw new InvalidOperationException("The page is about no instance.");

    public TokenRole Role => Session.Token.Role;

    /// <summary>The one instance that the caller is confined to.</summary>
    public int? ConfinedTo => Session.Token.InstanceId;

    /// <summary>Asks for the instances that the caller may see, and <see cref="Shows"/> leaves out what comes besides where they are several.</summary>
    internal ListInstancesQuery InstancesQuery => new(SeesSeveral ? null : ConfinedTo);

    /// <summary>Whether the caller is confined to no instance, as who changes what belongs to all of them has to be.</summary>
    public bool ActsOnAll => ConfinedTo is null && !SeesSeveral;

    private bool SeesSeveral => Session.Provided is { InstanceIds.Count: > 0 };

    /// <summary>The instances whose reports the caller may read: those on workspaces are not for members.</summary>
    public IEnumerable<Instance> Readable => Instances.Where(instance => instance.Kind != InstanceKind.Workspaces || Role is TokenRole.Admin or TokenRole.Auditor);

    internal bool Shows(InstanceOverview overview) => !SeesSeveral || Session.MaySee(overview.Instance);

    public IReadOnlyList<Instance> OfKind(InstanceKind kind) => [.. Instances.Where(instance => instance.Kind == kind)];

    internal void Call(string title)
    {
        Title = title;
        OnTitled?.Invoke();
    }

    /// <summary>The addresses of the pages below a path, about the same instance; for a list of them.</summary>
    public Func<object, string> LinksBelow(string path)
    {
        var parameters = Link(path)[path.Length..];
        return name => $"{path}/{name}{parameters}";
    }

    /// <summary>The address of another page, about the same instance where it is one of its kind.</summary>
    public string Link(string path, Instance? instance = null)
    {
        var about = instance ?? Chosen;
        return View.Address.To(path, about is not null && PageCatalog.KindOf(path) == about.Kind && OfKind(about.Kind).Count > 1 ? about.Key : null).ToString();
    }

    /// <summary>The header of a download, whose name says what it has, of which instance and of which days.</summary>
    internal string AttachmentOf(string content, string ending)
    {
        var days = Page.HasRange ? $"-{View.Range.First:yyyy-MM-dd}-{View.Range.Last:yyyy-MM-dd}" : "";
        var name = $"{(Chosen is null ? "" : $"{Chosen.Key}-")}{content}{days}";
        return $"attachment; filename=\"{string.Concat(name.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))}.{ending}\"";
    }
}
