using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;

namespace Reporting.Api.Dialects;

/// <summary>Finds controllers although they are internal, as everything here is.</summary>
internal sealed class InternalControllers : ControllerFeatureProvider
{
    protected override bool IsController(TypeInfo typeInfo)
        => typeInfo is { IsAbstract: false } && typeof(ControllerBase).IsAssignableFrom(typeInfo);
}
