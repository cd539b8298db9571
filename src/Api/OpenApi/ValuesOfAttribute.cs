namespace Reporting.Api.OpenApi;

/// <summary>The values that documents list for a property; others may come.</summary>
internal abstract class ValuesOfAttribute : Attribute
{
    public abstract IReadOnlyList<string> Values { get; }
}

/// <inheritdoc/>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ValuesOfAttribute<TKnown> : ValuesOfAttribute
    where TKnown : IKnownValues
{
    public override IReadOnlyList<string> Values => TKnown.All;
}

/// <summary>A list of values.</summary>
internal interface IKnownValues
{
    static abstract IReadOnlyList<string> All { get; }
}
