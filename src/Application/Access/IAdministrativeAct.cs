namespace Reporting.Application.Access;

/// <summary>A command by which an administrator changes something in a few short statements.</summary>
internal interface IAdministrativeAct
{
    /// <summary>The key of the instance whose merges it waits for; null for none.</summary>
    string? WaitsForMergesOf => null;
}
