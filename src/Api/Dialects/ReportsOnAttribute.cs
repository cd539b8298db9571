using Reporting.Domain.Access;

namespace Reporting.Api.Dialects;

/// <summary>
/// The kind of instance that a controller reports on, where its dialect is not of one kind. The instance is then chosen as in other dialects, or by the
/// query parameter <see cref="Parameter"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ReportsOnAttribute(InstanceKind kind) : Attribute
{
    public const string Parameter = "instance";

    public InstanceKind Kind { get; } = kind;
}
