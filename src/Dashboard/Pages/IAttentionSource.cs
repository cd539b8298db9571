namespace Reporting.Dashboard.Pages;

/// <summary>Tells the overview what an administrator should look at; each registration is asked.</summary>
internal interface IAttentionSource
{
    /// <summary>Of the instances and to the roles that the page is for; none where nothing needs attention.</summary>
    Task<IReadOnlyList<Attention>> ReadAsync();
}

/// <summary>Something that an administrator should look at.</summary>
public sealed record Attention(string Text, string? Link = null);
