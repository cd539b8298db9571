using Reporting.Domain.Access;

namespace Reporting.Application.Access;

/// <summary>An instance and how much it keeps.</summary>
/// <param name="Deletion">How far its removal is, where it is deleted.</param>
internal sealed record InstanceOverview(Instance Instance, IReadOnlyList<CollectionSummary> Collections, DeletionProgress? Deletion = null);
