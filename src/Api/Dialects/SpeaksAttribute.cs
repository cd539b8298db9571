namespace Reporting.Api.Dialects;

/// <summary>Marks a controller's dialect: who may call, how answers are written and how they fail.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal abstract class SpeaksAttribute(Type dialect) : Attribute
{
    public Type Dialect { get; } = dialect;
}

/// <inheritdoc cref="SpeaksAttribute"/>
internal abstract class SpeaksAttribute<TDialect>() : SpeaksAttribute(typeof(TDialect))
    where TDialect : Dialect;
