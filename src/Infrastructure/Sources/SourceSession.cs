using Microsoft.Extensions.DependencyInjection;
using Reporting.Domain.Access;

namespace Reporting.Infrastructure.Sources;

/// <summary>What the reading of one source works with.</summary>
internal sealed class SourceSession(SourceSettings settings, Instance instance, ProductDatabase product, IServiceScopeFactory scopes, TimeProvider clock)
{
    public SourceSettings Settings => settings;

    public Instance Instance => instance;

    public ProductDatabase Product => product;

    public IServiceScopeFactory Scopes => scopes;

    public TimeProvider Clock => clock;

    /// <summary>What there is in the product's database, as it was last seen.</summary>
    public SourceSchema Schema { get; set; } = null!;

    /// <summary>Hears of each part of a first read that is done.</summary>
    public Action<CollectionReading> Advanced { get; set; } = _ => { };

    /// <summary>Hears that the product has lost records of a collection, before they are removed here.</summary>
    public Func<SourceCollection, CancellationToken, Task> Lost { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>As it was last read; empty when it never was.</summary>
    public string ProductVersion { get; set; } = string.Empty;
}
