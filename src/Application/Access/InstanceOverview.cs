using Reporting.Domain.Access;

namespace Reporting.Application.Access;

/// <summary>An instance and how much it keeps.</summary>
internal sealed record InstanceOverview(Instance Instance, IReadOnlyList<CollectionSummary> Collections);
