using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Reporting.Api.Dialects;

/// <summary>Has a parameter of an action made by a binder of the dialect; documents take what it reads from the binder, not from the parameter.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Class)]
internal sealed class BoundByAttribute<TBinder> : ModelBinderAttribute
    where TBinder : IModelBinder
{
    public BoundByAttribute()
        : base(typeof(TBinder))
        => BindingSource = BindingSource.Special;
}
